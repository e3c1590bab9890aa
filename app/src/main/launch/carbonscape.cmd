@echo off
rem Carbonscape on Windows: needs Java 17 or newer. The program sees to the rest itself.
setlocal
set "lib=%~dp0lib"
set "java=java"
if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
set "sharing=-Xshare:auto"
set "quiet=-Xshare:auto"
if exist "%lib%\carbonscape.jsa" set "sharing=-XX:SharedArchiveFile=%lib%\carbonscape.jsa"
if exist "%lib%\carbonscape.jsa.aot" set "sharing=-XX:AOTCache=%lib%\carbonscape.jsa.aot"& set "quiet=-Xlog:aot=off:stderr"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
"%java%" "%sharing%" "@%lib%\java.options" "%quiet%" "-Dcarbonscape.archive=%lib%\carbonscape.jsa" -jar "%lib%\carbonscape.jar" %*
set "code=%errorlevel%"
if defined page chcp %page% >nul
exit /b %code%
