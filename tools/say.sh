# Sourced by scripts that speak to people.

# say ENGLISH FRENCH: prints the one that the locale asks for.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    fr*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}
