/** Was mehrere Seiten gleich sagen, auf Deutsch geschrieben. */
const messages = {
  'health.healthy': 'In Ordnung',
  'health.degraded': 'Beeinträchtigt',
  'health.down': 'Ausgefallen',
  'health.unknown': 'Unbekannt',
  'health.stale': '{{health}}, veraltet',
  'health.since': '{{health}} seit {{duration}}',
  'health.was': 'Stand {{time}}: {{health}}',
  'health.notLooked': 'Noch nicht geprüft',

  signIn: 'Anmeldung',

  'settings.save': 'Speichern',
  'settings.saved': 'Gespeichert.',
  'settings.refused': 'Nicht gespeichert: {{message}}',

  'list.moved_one': '1 Zeile hat ihren Platz gewechselt',
  'list.moved_other': '{{count}} Zeilen haben ihren Platz gewechselt',
  'list.reorder': 'Neu ordnen',
  'list.gone': 'Steht nicht mehr in dieser Liste.',
};

export default messages;
