@echo off
rem Carbonscape on Windows: needs Java 17 or newer. The program sees to the rest itself.
setlocal disabledelayedexpansion
set "lib=%~dp0lib"
set "home="
if defined JAVA_HOME set "home=%JAVA_HOME:"=%"
set "java=java"
if defined home if exist "%home%\bin\java.exe" set "java=%home%\bin\java.exe"
set "sharing=-Xshare:auto"
set "quiet=-Xshare:auto"
if exist "%lib%\carbonscape.jsa" set "sharing=-XX:SharedArchiveFile=%lib%\carbonscape.jsa"
if exist "%lib%\carbonscape.jsa.aot" set "sharing=-XX:AOTCache=%lib%\carbonscape.jsa.aot"& set "quiet=-Xlog:aot=off:stderr"
set "page="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
"%java%" "%sharing%" "@%lib%\java.options" "%quiet%" "-Dcarbonscape.archive=%lib%\carbonscape.jsa" -jar "%lib%\carbonscape.jar" %*
set "code=%errorlevel%"
if defined page chcp %page% >nul
rem what an older Java, or none, has answered needs a word
if not "%code%"=="0" "%java%" -jar "%lib%\carbonscape.jar" --version >nul 2>nul || set "code=3"&& echo carbonscape: needs Java 17 or newer; "%java%" is none. Install one, or set JAVA_HOME to its folder. >&2
exit /b %code%
