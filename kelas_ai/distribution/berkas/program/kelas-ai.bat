@echo off
rem Menjalankan versi kelas-ai yang aktif.
setlocal
set "KELAS=%~dp0"
if "%KELAS:~-1%"=="\" set "KELAS=%KELAS:~0,-1%"
set "TERBITAN="
for /f "usebackq delims=" %%a in ("%KELAS%\aktif") do if not defined TERBITAN set "TERBITAN=%%a"
if not exist "%KELAS%\terbitan\%TERBITAN%\susunan.bat" exit /b 12
call "%KELAS%\terbitan\%TERBITAN%\susunan.bat"
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
set "PYTHONNOUSERSITE=1"
set "PYTHONDONTWRITEBYTECODE=1"
set "OMP_WAIT_POLICY=passive"
if defined KELAS_FOLDER set "ISI=%ISI%;%KELAS%;%KELAS_FOLDER%"
if not defined KELAS_FOLDER set "ISI=%ISI%;%KELAS%"
set "KELAS_FOLDER=%ISI%"
"%PYTHON%\python.exe" -m kelas_ai %*
