/** Das Anmelden auf Deutsch. */
const messages = {
  signIn: 'Anmelden',
  signInWith: 'Mit {{provider}} anmelden',
  ownAccount: 'dem Konto Ihrer Organisation',
  why: 'Lesen geht ohne Konto. Melden Sie sich an, um die Menschen hinter einem Dienst zu sehen und um zu schreiben.',
  nobodyYet:
    'Hier kann sich noch niemand anmelden. Wer dieses Portal betreibt, kann unter auth.providers GitHub, GitLab oder OIDC einrichten.',
  examples: 'Jemand aus der Beispielorganisation',
  playground:
    'Das ist ein Spielplatz: Es gibt kein Passwort, und niemand hier ist echt.',
  noTeam: 'In keinem Team',
  noUsers:
    'Im Katalog steht noch niemand. Er wird gelesen, wenn das Portal startet: Laden Sie diese Seite gleich noch einmal.',
  notListed: 'Die Beispielpersonen lassen sich nicht auflisten',
  notListedWhy:
    '{{reason}}. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
  notSignedIn: 'Sie sind nicht angemeldet',
  didNotWork: 'Das Anmelden ging nicht: {{reason}}.',
  sessionEnded: 'Ihre Sitzung mit {{provider}} ist zu Ende.',
  stillReading: 'Was öffentlich ist, können Sie lesen.',
  unreachable: 'Das Portal antwortet nicht',
  unreachableWhy:
    'Bis dahin lässt sich nichts zeigen. Vielleicht startet es gerade: Versuchen Sie es in einigen Sekunden noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  'notifications.title': 'Benachrichtigungen',
  'notifications.invitation':
    'Melden Sie sich an, um Ihre Benachrichtigungen zu sehen.',
  'settings.title': 'Einstellungen',
  'settings.invitation':
    'Melden Sie sich an, um Ihre Einstellungen zu sehen und zu ändern.',
  'create.title': 'Anlegen',
  'create.invitation':
    'Melden Sie sich an, um eine Vorlage zu starten. Wie man einen Dienst aufnimmt, lässt sich auch ohne Anmeldung ausprobieren.',
};

export default messages;
