#!/bin/sh
# Install the system's own parts that a purpose needs, where that is possible without asking; else
# say exactly what to install, and fail.
#
#   sh scripts/system.sh venv|report|checks ...
set -eu

PYTHON=${PYTHON:-python3}

has_library() { # the loader's own answer: does a shared library of this name load?
    "$PYTHON" -c "import ctypes.util, sys; sys.exit(ctypes.util.find_library('$1') is None)"
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

updated=no
install() { # install WHY PACKAGE...
    why=$1
    shift
    if may_install; then
        echo "Installing for $why: $*"
        [ "$updated" = yes ] || apt-get update -qq
        updated=yes
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        echo "Missing for $why. Please install it, then run make again:" >&2
        if [ "$(uname)" = Darwin ]; then
            echo "    brew install $(brew_name "$1")" >&2
        else
            echo "    sudo apt-get install $*      (Debian, Ubuntu; other systems name it alike)" >&2
        fi
        exit 1
    fi
}

brew_name() {
    case $1 in
    libpango*) echo pango ;;
    default-jdk*) echo openjdk ;;
    libreoffice*) echo "--cask libreoffice" ;;
    poppler-utils) echo poppler ;;
    *) echo "$1" ;;
    esac
}

for purpose in "$@"; do
    case $purpose in
    venv)
        "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
            echo "reportgen needs Python 3.11 or later; $PYTHON is $("$PYTHON" -V)." >&2
            echo "    Install it, then: make PYTHON=python3.11" >&2
            exit 1
        }
        [ -x .venv/bin/python ] || "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
            install "Python's environments" python3-venv
        ;;
    report)
        has_library pango-1.0 && has_library pangoft2-1.0 && has_library harfbuzz-subset ||
            install "PDF" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        ;;
    checks)
        command -v soffice >/dev/null 2>&1 ||
            install "opening Word documents in the tests" libreoffice-writer-nogui
        { command -v javac && [ -e /usr/share/java/jaxb-runtime.jar ]; } >/dev/null 2>&1 ||
            install "checking PDFs with veraPDF" default-jdk-headless libjaxb-java
        command -v chromium >/dev/null 2>&1 || install "opening HTML files in the tests" chromium
        command -v pdftoppm >/dev/null 2>&1 || install "pictures of pages" poppler-utils
        ;;
    *)
        echo "unknown purpose: $purpose" >&2
        exit 2
        ;;
    esac
done
