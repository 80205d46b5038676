# Sourced by run, test and .ci/run: the words of the reader's language, and a .NET SDK that is there and new enough.

. "$(dirname "${BASH_SOURCE[0]}")/say.sh"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

if ! command -v dotnet >/dev/null; then
  say "The .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download and try again." \
    "Le SDK .NET 10 est absent. Installez-le depuis https://dotnet.microsoft.com/download puis recommencez." >&2
  exit 1
fi
# With global.json in the folder, this fails where no installed SDK is new enough.
if ! dotnet --version >/dev/null 2>&1; then
  found=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)
  say "Écusson needs the .NET SDK 10.0.100 or a later 10.0 (found: ${found:-none}). https://dotnet.microsoft.com/download" \
    "Écusson demande le SDK .NET 10.0.100 ou un 10.0 plus récent (trouvé : ${found:-aucun}). https://dotnet.microsoft.com/download" >&2
  exit 1
fi
