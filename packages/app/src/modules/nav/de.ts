/** Die Navigation auf Deutsch. */
const messages = {
  start: 'Operate First, Startseite',
  operations: 'Betrieb',
  questions: 'Fragen',
  runbooks: 'Runbooks',
  postMortems: 'Rückschauen',
  catalog: 'Katalog',
  apis: 'APIs',
  create: 'Anlegen',
  search: 'Suche',
  notifications: 'Nachrichten',
  settings: 'Einstellungen',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  pageHeader: 'Kopf der Seite',
  nothingFound: 'Nichts gefunden',
};

export default messages;
