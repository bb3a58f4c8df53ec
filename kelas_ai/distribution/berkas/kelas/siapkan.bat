@echo off
rem Dipakai pasang.bat dan jalankan.bat; memerlukan USB dan PROGRAM.
rem Membuka lapisan yang dibutuhkan untuk menjalankan kelas-ai: python, paket, aplikasi.
if not exist "%USB%\kelas\windows-x64\python.tgz" (
    echo USB ini belum memuat Python untuk Windows, jadi hanya dapat dipakai di Linux.
    echo Pembuat USB dapat menambahkannya; lihat kelas\dokumen\USB.md.
    exit /b 12
)
where tar >nul 2>nul || (
    echo Windows ini tidak mempunyai program tar. Diperlukan Windows 10 versi 1803 atau yang lebih baru.
    exit /b 12
)
if not exist "%PROGRAM%\lapisan" mkdir "%PROGRAM%\lapisan" || exit /b 12
set "PYTHON="
set "KODE="
for /f "usebackq tokens=1,2" %%a in ("%USB%\kelas\jumlah.txt") do call :lapisan %%a %%b || exit /b 12
if not defined PYTHON exit /b 12
exit /b 0

:lapisan
set "JUMLAH=%~1"
set "JALUR=%~2"
if not "%JALUR:~0,12%"=="windows-x64/" exit /b 0
set "NAMA=%JALUR:~12,-4%"
set "TEMPAT=%PROGRAM%\lapisan\%NAMA%-%JUMLAH:~0,16%"
set "BERKAS=%USB%\kelas\windows-x64\%NAMA%.tgz"
if exist "%TEMPAT%.siap" if exist "%TEMPAT%\" goto :catat
echo   %NAMA% ...
certutil -hashfile "%BERKAS%" SHA256 2>nul | findstr /i /c:"%JUMLAH%" >nul || (
    echo Berkas kelas\windows-x64\%NAMA%.tgz pada USB ini hilang atau rusak.
    echo Perbaiki dari laptop yang sudah terpasang: kelas-ai usb salin FOLDER-USB
    exit /b 12
)
if exist "%TEMPAT%\" rmdir /s /q "%TEMPAT%"
if exist "%TEMPAT%.part\" rmdir /s /q "%TEMPAT%.part"
mkdir "%TEMPAT%.part" || exit /b 12
tar -xzf "%BERKAS%" -C "%TEMPAT%.part" || (
    rmdir /s /q "%TEMPAT%.part"
    echo %NAMA% tidak dapat dibuka. Mungkin ruang penuh atau USB tercabut; perbaiki, lalu ulangi.
    exit /b 12
)
move "%TEMPAT%.part" "%TEMPAT%" >nul || exit /b 12
:catat
if "%NAMA%"=="python" (set "PYTHON=%TEMPAT%") else (
    if defined KODE (set "KODE=%KODE%;%TEMPAT%") else (set "KODE=%TEMPAT%")
)
exit /b 0
