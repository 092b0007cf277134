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
  settings: 'Einstellungen',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
};

export default messages;
