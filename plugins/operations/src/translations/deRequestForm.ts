/** Formulare für alles, was sich anfordern lässt. */
const requestFormMessages = {
  'requestForm.back': 'Alle Anforderungen',
  'requestForm.unfilled':
    'Füllen Sie aus, was gefragt ist; was sich dadurch ändert, steht dann hier.',
  'requestForm.missing': 'Füllen Sie dieses Feld aus.',
  'requestForm.list': 'Eines pro Zeile.',
  'requestForm.unsaid': 'Wie hier üblich',
  'requestForm.add': 'Hinzufügen',
  'requestForm.removeOf': '{{name}} entfernen',
  'requestForm.chosen': 'Gewählt für {{field}}',
  'requestForm.unknown.title': 'Ein Formular namens {{kind}} gibt es nicht',
  'requestForm.unknown.body':
    'Diese gibt es. Wenn Sie einem Link gefolgt sind, sagen Sie es dem, der ihn geschrieben hat.',
  'requestForm.wish': 'Worum Sie bitten',
  'requestForm.effects.title': 'Was das bedeutet',
  'requestForm.effects.is.comes': 'kommt',
  'requestForm.effects.is.changes': 'ändert sich',
  'requestForm.effects.is.goes': 'geht',
  'requestForm.effects.is.stays': 'bleibt',
  'newRequest.link': 'Etwas anfordern',
  'newRequest.title': 'Was möchten Sie anfordern?',
  'newRequest.what':
    'Was sich dadurch ändert, sehen Sie vor dem Senden. Danach verfolgen Sie es, bis bewiesen ist, dass es läuft.',
  'newRequest.onboard.title': 'Einen Dienst aufnehmen',
  'newRequest.onboard.description':
    'Namespace mit Grenzen und Rechten, Auslieferung, Katalogeintrag, Ziel, Alarme und Runbooks, in einer geprüften Änderung.',
};

export default requestFormMessages;
