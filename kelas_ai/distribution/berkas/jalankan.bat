@echo off
rem Menjalankan kelas-ai tanpa memasang; model dibaca dari USB, rencana tersimpan di folder pengguna.
setlocal
chcp 65001 >nul
set "USB=%~dp0"
if "%USB:~-1%"=="\" set "USB=%USB:~0,-1%"
if not defined KELAS_PROGRAM set "KELAS_PROGRAM=%LOCALAPPDATA%\kelas-ai\Cache\dari-usb"
set "PROGRAM=%KELAS_PROGRAM%"
if not exist "%PROGRAM%\aktif" (
    echo Menyiapkan kelas-ai, sekali saja ...
    call "%USB%\kelas\siapkan.bat" || (pause & exit /b 12)
    call :pasang || (pause & exit /b 12)
)
set "KELAS_FOLDER=%USB%\kelas"
call "%PROGRAM%\kelas-ai.bat" %*
exit /b %ERRORLEVEL%

:pasang
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
"%PYTHON%\python.exe" -m kelas_ai usb pasang "%USB%" --program "%PROGRAM%" --sementara
set "HASIL=%ERRORLEVEL%"
set "PYTHONHOME="
set "PYTHONPATH="
exit /b %HASIL%
