@echo off
rem Dipakai pasang.bat dan jalankan.bat; memerlukan USB dan PROGRAM.
rem Membuka lapisan yang dibutuhkan untuk menjalankan kelas-ai: python, paket, aplikasi.
if not exist "%USB%\kelas\windows-x64\python.tgz" (
    echo USB ini belum memuat Python untuk Windows, jadi hanya dapat dipakai di Linux.
    echo Pembuat USB dapat menambahkannya; lihat kelas\dokumen\USB.md.
    exit /b 12
)
tar --version >nul 2>nul
if errorlevel 1 (
    echo Windows ini tidak mempunyai program tar. Diperlukan Windows 10 versi 1803 atau yang lebih baru.
    exit /b 12
)
if not exist "%PROGRAM%\lapisan" mkdir "%PROGRAM%\lapisan"
set "PYTHON="
set "KODE="
set "GAGAL="
for /f "usebackq tokens=1,2" %%a in ("%USB%\kelas\jumlah.txt") do call :lapisan %%a %%b
if defined GAGAL exit /b 12
if not defined PYTHON exit /b 12
exit /b 0

:lapisan
if defined GAGAL exit /b 0
set "JUMLAH=%~1"
set "JALUR=%~2"
if not "%JALUR:~0,12%"=="windows-x64/" exit /b 0
set "NAMA=%JALUR:~12,-4%"
set "TEMPAT=%PROGRAM%\lapisan\%NAMA%-%JUMLAH:~0,16%"
set "BERKAS=%USB%\kelas\windows-x64\%NAMA%.tgz"
if exist "%TEMPAT%.siap" if exist "%TEMPAT%" goto :catat
echo   %NAMA% ...
certutil -hashfile "%BERKAS%" SHA256 2>nul | findstr /i /c:"%JUMLAH%" >nul
if errorlevel 1 (
    echo Berkas kelas\windows-x64\%NAMA%.tgz pada USB ini hilang atau rusak.
    echo Perbaiki dari laptop yang sudah terpasang: kelas-ai usb salin FOLDER-USB
    set "GAGAL=1"
    exit /b 0
)
if exist "%TEMPAT%" rmdir /s /q "%TEMPAT%"
if exist "%TEMPAT%.part" rmdir /s /q "%TEMPAT%.part"
mkdir "%TEMPAT%.part"
tar -xzf "%BERKAS%" -C "%TEMPAT%.part"
if errorlevel 1 (
    rmdir /s /q "%TEMPAT%.part"
    echo %NAMA% tidak dapat dibuka. Mungkin ruang penuh atau USB tercabut; perbaiki, lalu ulangi.
    set "GAGAL=1"
    exit /b 0
)
move "%TEMPAT%.part" "%TEMPAT%" >nul
if not exist "%TEMPAT%" set "GAGAL=1"
:catat
if "%NAMA%"=="python" set "PYTHON=%TEMPAT%"
if "%NAMA%"=="python" exit /b 0
if defined KODE set "KODE=%KODE%;%TEMPAT%"
if not defined KODE set "KODE=%TEMPAT%"
exit /b 0
