/** Die Suchseite auf Deutsch. */
const messages = {
  byWords: 'Nach Wörtern suchen',
  kinds: 'Art des Ergebnisses',
  operations: 'Störungen und Rückschauen',
  catalog: 'Katalog',
  internal: 'Was davon intern ist',
  none: 'Auf keiner Seite stehen diese Wörter.',
};

export default messages;
