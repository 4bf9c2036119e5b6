; Inno Setup: installs the folder that PyInstaller built, for this user or for all, and opens .cica files with it.
; iscc packaging\windows\cica-events.iss   after the build; see ..\README.md.

#define Version "0.1.0"
#define Name "CICA Events"
#define Kind "CICAEvents.Workspace"

[Setup]
AppId={{6F1C1F0B-0C5B-4A57-9C63-6C1CA0E7E2D4}
AppName={#Name}
AppVersion={#Version}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
OutputDir=..\..\dist
OutputBaseFilename=cica-events-setup
Compression=lzma2
SolidCompression=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[Files]
Source: "..\..\dist\CICA Events\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\CICA Events.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.cica"; ValueType: string; ValueName: ""; ValueData: "{#Kind}"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.cica\OpenWithProgids"; ValueType: string; ValueName: "{#Kind}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#Kind}"; ValueType: string; ValueName: ""; ValueData: "{#Name} workspace"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Kind}\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\CICA Events.exe,0"
Root: HKA; Subkey: "Software\Classes\{#Kind}\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\CICA Events.exe"" ""%1"""
