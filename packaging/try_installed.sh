#!/bin/sh
# Run as root on a machine with nothing but Debian: installs the package, uses it as a person who
# is not root would, removes it, and fails if that left a trace. Arguments: the package, a folder
# with examples, and the StartupWMClass of the menu entry.
set -eu
deb=$1 examples=$2 window_class=$3
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
home=/home/person

everything() { # but what apt, dpkg and man keep for themselves of any package, and people's own
    find / -xdev \( -path /dev -o -path /home -o -path /proc -o -path /run -o -path /sys \
        -o -path /tmp -o -path /var/cache -o -path /var/lib/apt -o -path /var/lib/dpkg/status\* \
        -o -path /var/log \) -prune -o \( ! -type d -printf '%M %s %p %l\n' \) -o -printf '%M %p\n' |
        sort
}
# No function: a shell would stand between us and the window, and be ended in its place.
person="setpriv --reuid=person --regid=person --clear-groups --reset-env
    env --chdir=$home LC_ALL=$LC_ALL"
wait_for() { # a command to succeed, while the process $1 lives
    process=$1 tries=0
    shift
    until "$@" >/tmp/waited-for 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] && kill -0 "$process" 2>/dev/null || return 1
        sleep 0.1
    done
}
fail() { echo "try_installed: $*" >&2 && exit 1; }

if command -v python3; then fail "there is a Python already, which may help out"; fi
useradd --create-home person
ip link set lo up # the practice server listens there
everything >/tmp/before

apt-get install --yes --no-install-recommends "$deb" >/tmp/apt.log 2>&1 || { cat /tmp/apt.log && exit 1; }

$person rosterwizard --version
$person rosterwizard systems >/dev/null
$person rosterwizard template infiniti/patrons -o template.xlsx
$person rosterwizard check template.xlsx >/dev/null
$person rosterwizard check "$examples/patrons.good.csv" --type infiniti/patrons >/dev/null
$person rosterwizard fix "$examples/patrons.bad.csv" --type infiniti/patrons -o mended.csv && fail "no error?"
test -s $home/mended.csv
$person rosterwizard submit "$examples/patrons.good.csv" --type infiniti/patrons --server practice >/dev/null
$person rosterwizard self-check >/tmp/self-check || { cat /tmp/self-check && exit 1; }

whatis rosterwizard
man -w rosterwizard
offered=$($person bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader rosterwizard
    COMP_WORDS=(rosterwizard fields infiniti/) COMP_CWORD=2
    _rosterwizard_completion rosterwizard; echo "${COMPREPLY[@]}"')
test "$offered" = "infiniti/patrons infiniti/contacts" || fail "Tab offers: $offered"
grep -q 'application/vnd.rosterwizard.case+zip:\*.rwcase$' /usr/share/mime/globs2
grep -q '^application/vnd.rosterwizard.case+zip=rosterwizard.desktop' /usr/share/applications/mimeinfo.cache
grep -q '^text/csv=.*rosterwizard.desktop' /usr/share/applications/mimeinfo.cache

Xvfb :9 -screen 0 1280x1024x24 >/tmp/xvfb.log 2>&1 &
screen=$!
wait_for $screen xprop -display :9 -root || fail "no screen"
$person DISPLAY=:9 QT_QPA_PLATFORM=xcb rosterwizard gui "$examples/patrons.good.csv" \
    >/tmp/window.log 2>&1 &
window=$!
wait_for $window xprop -display :9 -name "Roster Wizard" WM_CLASS ||
    { cat /tmp/window.log && fail "no window"; }
grep "\"$window_class\"" /tmp/waited-for || fail "the menu entry names another window"
sleep 2
kill $window
wait $window 2>/dev/null || true # ended as it was told to
kill $screen
test ! -s /tmp/window.log || { cat /tmp/window.log && fail "the window had something to say"; }

apt-get purge --yes rosterwizard >/tmp/apt.log 2>&1 || { cat /tmp/apt.log && exit 1; }
everything >/tmp/after
diff /tmp/before /tmp/after || fail "the package left traces"
echo "removed without a trace"
