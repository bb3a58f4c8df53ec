@echo off
rem Menjalankan versi kelas-ai yang aktif.
setlocal
set "KELAS=%~dp0"
if "%KELAS:~-1%"=="\" set "KELAS=%KELAS:~0,-1%"
set "TERBITAN="
set /p TERBITAN=<"%KELAS%\aktif"
call "%KELAS%\terbitan\%TERBITAN%\susunan.bat" || exit /b 12
set "PYTHONHOME=%PYTHON%"
set "PYTHONPATH=%KODE%"
set "PYTHONUTF8=1"
set "PYTHONNOUSERSITE=1"
set "PYTHONDONTWRITEBYTECODE=1"
set "OMP_WAIT_POLICY=passive"
if defined KELAS_FOLDER (set "KELAS_FOLDER=%ISI%;%KELAS%;%KELAS_FOLDER%") else (set "KELAS_FOLDER=%ISI%;%KELAS%")
"%PYTHON%\python.exe" -m kelas_ai %*
