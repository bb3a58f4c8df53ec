@echo off
rem Menjalankan kelas-ai tanpa memasang; model dibaca dari USB, rencana tersimpan di folder pengguna.
setlocal
chcp 65001 >nul
set "USB=%~dp0"
if "%USB:~-1%"=="\" set "USB=%USB:~0,-1%"
if not defined KELAS_PROGRAM set "KELAS_PROGRAM=%LOCALAPPDATA%\kelas-ai\Cache\dari-usb"
set "PROGRAM=%KELAS_PROGRAM%"
if exist "%PROGRAM%\aktif" fc /b "%USB%\kelas\manifes.tanda" "%PROGRAM%\cap" >nul 2>nul
if not errorlevel 1 if exist "%PROGRAM%\cap" goto :mulai
echo Menyiapkan kelas-ai, sekali saja ...
call "%USB%\kelas\siapkan.bat"
if errorlevel 1 goto :gagal
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
"%PYTHON%\python.exe" -m kelas_ai usb pasang "%USB%" --program "%PROGRAM%" --sementara
if errorlevel 1 goto :gagal
set "PYTHONHOME="
set "PYTHONPATH="
copy /y "%USB%\kelas\manifes.tanda" "%PROGRAM%\cap" >nul

:mulai
set "KELAS_FOLDER=%USB%\kelas"
call "%PROGRAM%\kelas-ai.bat" %*
exit /b %ERRORLEVEL%

:gagal
if not defined KELAS_TANPA_TUNGGU pause
exit /b 12
