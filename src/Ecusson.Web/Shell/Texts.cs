using System.Resources;

// There is no neutral text: a language without one of its own reads the French.
[assembly: NeutralResourcesLanguage("fr", UltimateResourceFallbackLocation.Satellite)]
