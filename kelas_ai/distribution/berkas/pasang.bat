@echo off
rem Memasang atau memperbarui kelas-ai dari USB ini. Klik dua kali. Pekerjaan guru tidak disentuh.
setlocal
chcp 65001 >nul
set "USB=%~dp0"
if "%USB:~-1%"=="\" set "USB=%USB:~0,-1%"
if not defined KELAS_PROGRAM set "KELAS_PROGRAM=%LOCALAPPDATA%\kelas-ai-program"
set "PROGRAM=%KELAS_PROGRAM%"
if exist "%PROGRAM%\aktif" (
    call "%PROGRAM%\kelas-ai.bat" usb pasang "%USB%" --program "%PROGRAM%" %*
    goto :selesai
)
echo Memasang kelas-ai dari %USB%
call "%USB%\kelas\siapkan.bat" || goto :selesai
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
"%PYTHON%\python.exe" -m kelas_ai usb pasang "%USB%" --program "%PROGRAM%" %*
:selesai
set "HASIL=%ERRORLEVEL%"
if not defined KELAS_TANPA_TUNGGU pause
exit /b %HASIL%
