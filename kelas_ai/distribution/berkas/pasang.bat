@echo off
rem Memasang atau memperbarui kelas-ai dari USB ini. Klik dua kali. Pekerjaan guru tidak disentuh.
setlocal
chcp 65001 >nul
set "USB=%~dp0"
if "%USB:~-1%"=="\" set "USB=%USB:~0,-1%"
if not defined KELAS_PROGRAM set "KELAS_PROGRAM=%LOCALAPPDATA%\kelas-ai-program"
set "PROGRAM=%KELAS_PROGRAM%"
set "HASIL=12"
if exist "%PROGRAM%\aktif" goto :perbarui
echo Memasang kelas-ai dari %USB%
call "%USB%\kelas\siapkan.bat"
if errorlevel 1 goto :tutup
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
"%PYTHON%\python.exe" -m kelas_ai usb pasang "%USB%" --program "%PROGRAM%" %*
set "HASIL=%ERRORLEVEL%"
goto :tutup

:perbarui
rem Yang terpasang memeriksa tanda tangan USB ini sebelum apa pun dari USB dijalankan.
call "%PROGRAM%\kelas-ai.bat" usb pasang "%USB%" --program "%PROGRAM%" %*
set "HASIL=%ERRORLEVEL%"

:tutup
if not defined KELAS_TANPA_TUNGGU pause
exit /b %HASIL%
