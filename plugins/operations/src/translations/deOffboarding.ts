/** Was über Dienste gesagt wird, die gehen. */
const offboardingMessages = {
  'offboarding.link': 'Außer Betrieb nehmen',
  'offboarding.exports': 'Zuerst exportieren',
  'offboarding.exportsBody':
    'Was auch entfernt wird, seine Geschichte bleibt hier lesbar. Das ist für alle, die sie selbst haben wollen.',
  'offboarding.export.history': 'Gesundheit von {{service}}',
  'offboarding.export.incidents': 'Vorfälle von {{service}}',
  'offboarding.export.postMortems': 'Post-Mortems von {{service}}',
  'offboarding.export.questions': 'Fragen zu {{service}}',
  'offboarding.export.slos': 'SLOs von {{service}}',
  'offboarding.exportFailed':
    'Das konnte nicht heruntergeladen werden. Versuchen Sie es noch einmal.',
  'offboarding.before': 'Bevor es geht',
  'offboarding.nothing': 'Das Portal weiß von nichts, das dagegen spricht.',
  'offboarding.dependents': 'Hängt davon ab',
  'offboarding.incidents': 'Muss vorher gelöst sein',
  'offboarding.volumes': 'Volumes',
  'offboarding.volume': '{{storage}} in {{namespace}} auf {{cluster}}',
  'offboarding.next': 'Wie es weitergeht',
  'offboarding.nextBody':
    'Bis es entfernt wird, kann alles zurückgeholt werden, wie es war.',
  'offboarding.remove': 'Jetzt entfernen',
  'offboarding.restore': 'Zurückholen',
};

export default offboardingMessages;
