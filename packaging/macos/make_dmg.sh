#!/bin/sh
# The disk image for macOS, made from the frozen program.
#
# Never run yet on a Mac. Run on Linux only, with stand-ins for Apple's tools, by
# tests/packaging/test_recipes.py: what they are asked is held, what they make of it is not.
#
# How to, on a Mac, in the folder of the checkout:
#   python packaging/app_icons.py build/icons
#   python packaging/dev.py build --frozen          gives "dist/Roster Wizard.app"
#   sh packaging/macos/make_dmg.sh "$(python -c 'import rosterwizard; print(rosterwizard.__version__)')"
# The result is dist/rosterwizard-VERSION-macos.dmg.
#
# SIGN_AS names a certificate ("Developer ID Application: ..."). Without it the program is signed
# for this Mac alone, and other Macs open it only after a look into System Settings > Privacy. To
# be opened everywhere it must also be notarised: xcrun notarytool submit, xcrun stapler staple.
set -eu

version=${1:?Give the version: rosterwizard.__version__}
root=$(cd "$(dirname "$0")/../.." && pwd)
app="$root/dist/Roster Wizard.app"
facts="$app/Contents/Info.plist"
image="$root/dist/rosterwizard-$version-macos.dmg"

cp "$root/build/icons/rosterwizard.icns" "$app/Contents/Resources/rosterwizard.icns"
plutil -replace CFBundleShortVersionString -string "$version" "$facts"
plutil -replace CFBundleIconFile -string rosterwizard.icns "$facts"
# One line more in "Open with". "Alternate": which program a double click opens is left as it is.
plutil -replace CFBundleDocumentTypes -json '[{
  "CFBundleTypeName": "Roster", "CFBundleTypeRole": "Viewer", "LSHandlerRank": "Alternate",
  "LSItemContentTypes": ["public.comma-separated-values-text", "org.openxmlformats.spreadsheetml.sheet"]
}]' "$facts"
# Last, since a signature covers all of the above; "-" is for this Mac alone.
codesign --force --deep --sign "${SIGN_AS:--}" "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Roster Wizard $version" -srcfolder "$stage" -format UDZO -ov "$image"
echo "$image"
