import { IncidentRoleName } from '../../generated/openapi';
import { ActionItemKind, PostMortemLanguage, PostMortemMoment } from '../model';

/** What a draft says in one language. @internal */
export interface DraftWords {
  summary: string;
  impact: string;
  timeline: string;
  factors: string;
  questions: Record<ActionItemKind, string>;
  wentWell: string;
  asked: string;
  /** Who was asked and is not named. */
  somebody: string;
  moments: Record<PostMortemMoment, string>;
  roles: Record<IncidentRoleName, string>;
  impacts: Record<string, string>;
  /** `Started` to `Detected` and the like. */
  durations: {
    detect: string;
    acknowledge: string;
    mitigate: string;
    resolve: string;
  };
  table: {
    what: string;
    when: string;
    service: string;
    users: string;
    where: string;
    objective: string;
    cost: string;
  };
  cost: string;
  alerts: string;
  changes: string;
  charts: string;
  links: string;
  from: string;
  until: string;
  stillFiring: string;
  nobodyKnows: string;
  noChanges: string;
  prompts: {
    summary: string;
    impact: string;
    timeline: string;
    factors: string;
    questions: Record<ActionItemKind, string>;
    wentWell: string;
    asked: string;
    internal: string;
    actionItems: string;
  };
}

const en: DraftWords = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  factors: 'Contributing factors',
  questions: {
    protect: 'What would have protected users better?',
    prevent: 'What keeps it from happening again?',
    recover: 'What would make recovery quicker?',
    detect: 'What would detect it quicker?',
  },
  wentWell: 'What went well',
  asked: 'Who was asked',
  somebody: 'Somebody who wrote it',
  moments: {
    started: 'Started',
    detected: 'Detected',
    acknowledged: 'Acknowledged',
    mitigated: 'Mitigated',
    resolved: 'Resolved',
  },
  roles: {
    commander: 'commander',
    communications: 'communications',
    technicalLead: 'technical lead',
    scribe: 'scribe',
  },
  impacts: { outage: 'outage', major: 'major', minor: 'minor' },
  durations: {
    detect: 'until it was detected',
    acknowledge: 'until somebody took it on',
    mitigate: 'until users were well again',
    resolve: 'in all',
  },
  table: {
    what: 'What',
    when: 'When (UTC)',
    service: 'Service',
    users: 'What users noticed',
    where: 'Where',
    objective: 'Objective',
    cost: 'What it cost',
  },
  cost: 'What it cost',
  alerts: 'Alerts',
  changes: 'What changed before',
  charts: 'Charts of that time',
  links: 'Further reading',
  from: 'from',
  until: 'until',
  stillFiring: 'still firing',
  nobodyKnows: 'not known',
  noChanges: 'The portal knows of no change in the hours before.',
  prompts: {
    summary:
      'Two or three sentences for somebody who was not there: what happened, who noticed it, what ended it. Quote the error message in a code block, so that others find this account by it.',
    impact: 'What could users not do, how many, for how long?',
    timeline:
      'Times are UTC. Add what people saw, thought and tried; speak of roles, not of names.',
    factors:
      'Everything that had to come together, one point each. What did it need that is not about one person?',
    questions: {
      protect: 'What would have kept users from noticing, or noticing so much?',
      prevent: 'Which change makes this kind of failure impossible or rare?',
      recover: 'Where did time go between the first look and the end?',
      detect: 'Who noticed first, and what could have noticed before?',
    },
    wentWell: 'What helped, and should stay as it is?',
    asked: 'Whom did you ask, and what did they know?',
    internal:
      'What must stay within the organisation stands between a line "internal" and a line "/internal", written as comments like this one.',
    actionItems:
      'Action items are in the front matter: title, owner, kind, severity, due, issue. The portal follows them until they are done.',
  },
};

const de: DraftWords = {
  summary: 'Zusammenfassung',
  impact: 'Auswirkungen',
  timeline: 'Zeitverlauf',
  factors: 'Beitragende Umstände',
  questions: {
    protect: 'Was hätte die Nutzer besser geschützt?',
    prevent: 'Was verhindert, dass es wieder geschieht?',
    recover: 'Was hätte es schneller behoben?',
    detect: 'Wie hätten wir es schneller bemerkt?',
  },
  wentWell: 'Was gut ging',
  asked: 'Wer gefragt wurde',
  somebody: 'Jemand, der daran geschrieben hat',
  moments: {
    started: 'Beginn',
    detected: 'Bemerkt',
    acknowledged: 'Übernommen',
    mitigated: 'Eingedämmt',
    resolved: 'Behoben',
  },
  roles: {
    commander: 'Leitung',
    communications: 'Kommunikation',
    technicalLead: 'technische Leitung',
    scribe: 'Protokoll',
  },
  impacts: { outage: 'Ausfall', major: 'stark', minor: 'gering' },
  durations: {
    detect: 'bis es bemerkt wurde',
    acknowledge: 'bis es jemand übernahm',
    mitigate: 'bis es den Nutzern wieder gut ging',
    resolve: 'im Ganzen',
  },
  table: {
    what: 'Was',
    when: 'Wann (UTC)',
    service: 'Dienst',
    users: 'Was Nutzer merkten',
    where: 'Wo',
    objective: 'Ziel',
    cost: 'Was es kostete',
  },
  cost: 'Was es kostete',
  alerts: 'Alarme',
  changes: 'Was sich vorher änderte',
  charts: 'Verläufe dieser Zeit',
  links: 'Zum Weiterlesen',
  from: 'von',
  until: 'bis',
  stillFiring: 'noch aktiv',
  nobodyKnows: 'nicht bekannt',
  noChanges: 'Das Portal kennt keine Änderung in den Stunden davor.',
  prompts: {
    summary:
      'Zwei oder drei Sätze für jemanden, der nicht dabei war: was geschah, wer es merkte, was es beendete. Die Fehlermeldung gehört in einen Codeblock: an ihr finden andere diesen Bericht.',
    impact: 'Was konnten Nutzer nicht tun, wie viele, wie lange?',
    timeline:
      'Zeiten sind UTC. Ergänzt, was ihr gesehen, gedacht und versucht habt; nennt Rollen, keine Namen.',
    factors:
      'Alles, was zusammenkommen musste, je ein Punkt. Was brauchte es, das nicht an einem Menschen liegt?',
    questions: {
      protect: 'Wodurch hätten Nutzer nichts oder weniger gemerkt?',
      prevent: 'Welche Änderung macht solche Fehler unmöglich oder selten?',
      recover: 'Wohin ging die Zeit zwischen dem ersten Blick und dem Ende?',
      detect: 'Wer merkte es zuerst, und was hätte es früher merken können?',
    },
    wentWell: 'Was hat geholfen und soll so bleiben?',
    asked: 'Wen habt ihr gefragt, und was wussten sie?',
    internal:
      'Was im Haus bleiben muss, steht zwischen einer Zeile "internal" und einer Zeile "/internal", als Kommentare wie dieser.',
    actionItems:
      'Maßnahmen stehen oben im Kopf: title, owner, kind, severity, due, issue. Das Portal verfolgt sie, bis sie getan sind.',
  },
};

/** @internal */
export const DRAFT_WORDS: Record<PostMortemLanguage, DraftWords> = { en, de };
