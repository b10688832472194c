; The installer for Windows, made by Inno Setup 6.3 or newer from the frozen program.
;
; Never run yet. Looked at on Linux only: tests/packaging/test_recipes.py holds that the files that
; it names exist or are made by the build, that it repeats no version, and that it asks for no
; administrator and takes no default away.
;
; How to, on Windows, in the folder of the checkout:
;   python packaging\app_icons.py build\icons
;   python packaging\dev.py build --frozen          gives dist\rosterwizard
;   python -c "import rosterwizard; print(rosterwizard.__version__)"
;   iscc /DAppVersion=VERSION packaging\windows\rosterwizard.iss
; The result is dist\rosterwizard-VERSION-windows.exe.
;
; Settings, history and kept work lie in %LOCALAPPDATA%\RosterWizard. They are the person's, and
; stay when the program is removed.

#ifndef AppVersion
  #error Give the version: iscc /DAppVersion=... (rosterwizard.__version__)
#endif

[Setup]
AppId={{7B0C7A0E-3C0B-4E53-9D5B-6D1D5C1B7A42}
AppName=Roster Wizard
AppVersion={#AppVersion}
; For this person alone: schools give nobody an administrator's password.
PrivilegesRequired=lowest
DefaultDirName={autopf}\Roster Wizard
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
; Python's libraries cannot be replaced while the program runs.
CloseApplications=yes
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
SetupIconFile=..\..\build\icons\rosterwizard.ico
UninstallDisplayIcon={app}\rosterwizard.ico
OutputDir=..\..\dist
OutputBaseFilename=rosterwizard-{#AppVersion}-windows

[InstallDelete]
; A newer version brings other libraries; the old ones would be found first.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\rosterwizard\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\icons\rosterwizard.ico"; DestDir: "{app}"

[Icons]
Name: "{autoprograms}\Roster Wizard"; Filename: "{app}\rosterwizard-window.exe"; IconFilename: "{app}\rosterwizard.ico"

[Registry]
; A double click opens case files, which are ours.
Root: HKA; Subkey: "Software\Classes\RosterWizard.Case"; ValueType: string; ValueData: "Roster Wizard case file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\RosterWizard.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\rosterwizard.ico"
Root: HKA; Subkey: "Software\Classes\RosterWizard.Case\shell\open\command"; ValueType: string; ValueData: """{app}\rosterwizard-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.rwcase"; ValueType: string; ValueData: "RosterWizard.Case"; Flags: uninsdeletekey
; Tables get one line more in "Open with". Which program a double click opens is left as it is.
Root: HKA; Subkey: "Software\Classes\RosterWizard.Table"; ValueType: string; ValueData: "Roster"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\RosterWizard.Table\DefaultIcon"; ValueType: string; ValueData: "{app}\rosterwizard.ico"
Root: HKA; Subkey: "Software\Classes\RosterWizard.Table\shell\open\command"; ValueType: string; ValueData: """{app}\rosterwizard-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.csv\OpenWithProgids"; ValueType: string; ValueName: "RosterWizard.Table"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.xlsx\OpenWithProgids"; ValueType: string; ValueName: "RosterWizard.Table"; ValueData: ""; Flags: uninsdeletevalue
