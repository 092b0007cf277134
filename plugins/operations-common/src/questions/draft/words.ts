/** What the draft of a question says in one language. @internal */
export interface QuestionWords {
  hello: (subject: string) => string;
  about: {
    alert: (alert: string) => string;
    change: (change: string) => string;
    frame: (place: string) => string;
    slo: (slo: string) => string;
    other: (artefact: string) => string;
  };
  service: string;
  version: string;
  since: string;
  incident: string;
  alert: string;
  objective: string;
  change: string;
  commit: string;
  place: string;
  links: string;
  log: string;
  wanted: string;
  prompt: string;
}

const en: QuestionWords = {
  hello: subject =>
    `Hello, we look at ${subject} and need somebody who knows it.`,
  about: {
    alert: alert => `what does ${alert} mean?`,
    change: change => `what does “${change}” do?`,
    frame: place => `what happens in ${place}?`,
    slo: slo => `what weighs on ${slo}?`,
    other: artefact => `a question about ${artefact}`,
  },
  service: 'Service',
  version: 'version',
  since: 'since',
  incident: 'Incident',
  alert: 'Alert',
  objective: 'Objective',
  change: 'Change',
  commit: 'commit',
  place: 'Where',
  links: 'More',
  log: 'What it says:',
  wanted: 'What we would like to know:',
  prompt: 'Say in a sentence or two what you want to know.',
};

const de: QuestionWords = {
  hello: subject =>
    `Hallo, wir sehen uns ${subject} an und brauchen jemanden, der sich damit auskennt.`,
  about: {
    alert: alert => `Was bedeutet ${alert}?`,
    change: change => `Was bewirkt „${change}“?`,
    frame: place => `Was geschieht in ${place}?`,
    slo: slo => `Was belastet ${slo}?`,
    other: artefact => `eine Frage zu ${artefact}`,
  },
  service: 'Dienst',
  version: 'Version',
  since: 'seit',
  incident: 'Vorfall',
  alert: 'Alarm',
  objective: 'Ziel',
  change: 'Änderung',
  commit: 'Commit',
  place: 'Ort',
  links: 'Mehr',
  log: 'Was es meldet:',
  wanted: 'Was wir wissen möchten:',
  prompt: 'Schreiben Sie in ein, zwei Sätzen, was Sie wissen möchten.',
};

/** @internal */
export const QUESTION_WORDS: Record<'en' | 'de', QuestionWords> = { en, de };
