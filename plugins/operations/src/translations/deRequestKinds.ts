import {
  AlertParameters,
  ClusterParameters,
  NamespaceParameters,
  OffboardParameters,
  QuotaParameters,
  SloParameters,
  TeamParameters,
} from '@operate-first/plugin-operations-common';
import { wordsOf } from './kindWords';

/**
 * Die Felder der Formulare, je Art ein Abschnitt: ein Feld ohne Worte übersetzt nicht, und eine Art ohne Abschnitt findet der
 * Test.
 */
const messages = {
  ...wordsOf<NamespaceParameters>('namespace', {
    title: 'Einen Namespace anfordern',
    description:
      'Ein Namespace mit Quota und den Rechten eines Teams, auf einem Cluster oder mehreren, noch ohne Dienst darin.',
    fields: {
      team: 'Team',
      name: {
        title: 'Name des Namespace',
        hint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
      },
      title: 'Wofür er ist',
      environment: 'Umgebung',
      clusters: {
        title: 'Cluster',
        hint: 'Auf jeden davon kommt der Namespace.',
      },
      quota: 'Quota',
      isolated: 'Niemanden einlassen, der nicht eingelassen ist',
    },
  }),
  ...wordsOf<SloParameters>('slo', {
    title: 'Ein SLO hinzufügen oder ändern',
    description:
      'Was ein Dienst verspricht, über welche Zeit, und wer es erfährt, wenn es verbrennt; die Regeln für Prometheus folgen in derselben Änderung.',
    fields: {
      service: 'Dienst',
      name: {
        title: 'Name des SLO',
        hint: 'Eines, das der Dienst hat, wird geändert; ein anderer Name ist ein neues SLO.',
      },
      title: {
        title: 'Was versprochen wird',
        hint: 'In wenigen Worten, wie „Zahlungen werden beantwortet“.',
      },
      target: {
        title: 'Ziel in Prozent',
        hint: 'Wie viel davon gut sein muss, wie 99,9.',
      },
      window: {
        title: 'Fenster',
        hint: 'Tage oder Wochen, wie 30d, womit ein neues SLO beginnt.',
      },
      counts: {
        title: 'Was bei einem neuen SLO zählt',
        hint: 'Was ein SLO zählt, das es gibt, bleibt, wie es ist.',
        options: {
          requests: 'Anfragen, wie Prometheus sie zählt',
          probe: 'Blicke des Portals, die es gesund finden',
          latency: 'Blicke des Portals, die rechtzeitig beantwortet werden',
        },
      },
      seconds: 'Gut innerhalb von so vielen Sekunden',
      environment: {
        title: 'Umgebung',
        hint: 'Wessen Versprechen es ist: Produktion, wo nichts gesagt ist.',
      },
      tiers: {
        title: 'Alarmstufen, die an sind',
        hint: 'Einige von page_1h, page_6h, ticket_1d und ticket_3d, oder nur none. Bei einem neuen SLO alle, wo nichts gesagt ist.',
      },
      objective: {
        title: 'Welches Ziel',
        hint: 'Bei einem SLO mit mehreren: sein Platz, ab 0.',
      },
    },
  }),
  ...wordsOf<AlertParameters>('alert', {
    title: 'Einen Alarm und sein Runbook hinzufügen',
    description:
      'Eine Regel für Prometheus, aus einem goldenen Signal oder einem Ausdruck, an der Vergangenheit versucht, und das Runbook für alle, die davon erfahren.',
    fields: {
      service: 'Dienst',
      name: {
        title: 'Name des Alarms',
        hint: 'Ein Wort, das sagt, was nicht stimmt, wie PaymentsAnswerSlowly.',
      },
      from: {
        title: 'Er löst aus durch',
        options: {
          errors: 'Fehler: mehr Anfragen scheitern',
          latency: 'Latenz: Antworten dauern länger',
          traffic: 'Verkehr: weniger Anfragen kommen',
          saturation: 'Auslastung: mehr Prozessoren sind belegt',
          expression: 'Einen Ausdruck in PromQL',
          existing: 'Es gibt ihn: nur sein Runbook fehlt',
        },
      },
      threshold: {
        title: 'Schwelle',
        hint: 'Fehler: Prozent aller Anfragen. Latenz: Sekunden für 95 von 100. Verkehr: Anfragen je Sekunde. Auslastung: Prozessoren.',
      },
      expression: {
        title: 'Ausdruck',
        hint: 'Er löst für jede Reihe aus, die er findet.',
      },
      minutes: 'So viele Minuten muss es dauern',
      severity: {
        title: 'Dringlichkeit',
        options: {
          page: 'page: jemand muss sofort handeln',
          ticket: 'ticket: jemand muss in den nächsten Tagen handeln',
        },
      },
      environment: {
        title: 'Umgebung',
        hint: 'Wessen Alarm es ist: Produktion, wo nichts gesagt ist.',
      },
      summary: { title: 'Zusammenfassung', hint: 'Was man zuerst liest.' },
      runbook: {
        title: 'Wie das Runbook beginnt',
        hint: 'Wonach man zuerst sieht, in Markdown. Ein Gerüst, wo es leer ist.',
      },
    },
  }),
  ...wordsOf<ClusterParameters>('cluster', {
    title: 'Einen Cluster anmelden',
    description:
      'Macht einen Cluster dem Katalog bekannt, mit den wenigsten Rechten, die das Portal braucht, um ihn zu beobachten.',
    fields: {
      name: {
        title: 'Name des Clusters',
        hint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
      },
      title: 'Wie man ihn nennt',
      url: {
        title: 'Adresse seiner API',
        hint: 'Wie in https://eu-2.example.org:6443',
      },
      certificateAuthority: {
        title: 'Zertifizierungsstelle seiner API',
        hint: 'Als PEM oder in Base64; ohne, wenn ihr alle vertrauen.',
      },
      owner: 'Wer ihn betreibt',
      environment: 'Umgebung',
      region: 'Region',
      rights: 'Die Rechte des Portals in den Baum aufnehmen',
    },
  }),
  ...wordsOf<OffboardParameters>('offboard', {
    title: 'Außer Betrieb nehmen',
    description:
      'Nimmt einen Dienst, einen Namespace oder ein Team außer Betrieb: zuerst auf null, was sich zurücknehmen lässt, dann endgültig.',
    fields: {
      what: {
        title: 'Was geht',
        options: {
          service: 'Ein Dienst',
          namespace: 'Ein Namespace',
          team: 'Ein Team, mit allem, was es hat',
        },
      },
      name: 'Sein Name',
      step: {
        title: 'Schritt',
        hint: 'Entfernt wird nur, was vorher auf null war, und bis dahin kann alles zurückgeholt werden.',
        options: {
          scale: 'Auf null bringen',
          remove: 'Entfernen',
          restore: 'Zurückholen',
        },
      },
      reason: {
        title: 'Warum',
        hint: 'Wer es freigibt, liest das, und wer später nachsieht, auch.',
      },
      exported: 'Was es wert ist, ist exportiert, oder es gibt nichts',
      data: {
        title: 'Volumes gehen mit',
        hint: 'Ohne das bleibt ein Namespace mit Volumes.',
      },
    },
  }),
  ...wordsOf<QuotaParameters>('quota', {
    title: 'Eine Quota ändern',
    description:
      'Mehr oder weniger CPU, Speicher und Platz für einen Namespace, neben dem, was er in 30 Tagen genutzt hat.',
    fields: {
      namespace: {
        title: 'Namespace',
        hint: 'Seine Quota ist überall dieselbe, wo es ihn gibt.',
      },
      tier: {
        title: 'Quota',
        options: {
          'x-small': 'x-small: 0,5 CPU, 2 GiB Speicher, 10 GiB Platz',
          small: 'small: 1 CPU, 4 GiB Speicher, 20 GiB Platz',
          medium: 'medium: 2 CPU, 8 GiB Speicher, 40 GiB Platz',
          large: 'large: 4 CPU, 16 GiB Speicher, 80 GiB Platz',
          custom: 'custom: eigene Grenzen',
        },
      },
      cpu: {
        title: 'CPU',
        hint: 'Kerne, wie in 500m oder 2. Was leer ist, bleibt, wie es ist.',
      },
      memory: { title: 'Speicher', hint: 'Mit Einheit, wie in 4Gi.' },
      storage: { title: 'Platz', hint: 'Mit Einheit, wie in 20Gi.' },
      pods: { title: 'Pods', hint: 'Wie viele es geben darf.' },
      others: {
        title: 'Andere Grenzen',
        hint: 'Eine je Zeile, wie in count/jobs.batch=50.',
      },
      reason: { title: 'Warum', hint: 'Für die, die es freigeben.' },
    },
  }),
  // Ein neues Team hat ein eigenes Feld für seinen Namen, das als team gelesen wird.
  ...wordsOf<TeamParameters & { name: string }>('team', {
    title: 'Ein Team ändern',
    description:
      'Wer in ein Team kommt und wer es verlässt, mit den Rechten, die daraus folgen; oder ein neues Team.',
    fields: {
      what: {
        title: 'Worum es geht',
        options: {
          members: 'Wer in einem Team ist',
          new: 'Ein neues Team',
        },
      },
      team: {
        title: 'Team',
        hint: 'Ohne jemanden, der kommt oder geht, werden seine Rechte vervollständigt.',
      },
      name: {
        title: 'Name des Teams',
        hint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
      },
      title: 'Wie man es nennt',
      parent: 'Das Team darüber',
      add: {
        title: 'Wer kommt',
        hint: 'Benutzernamen, wie der Katalog sie hat.',
      },
      remove: {
        title: 'Wer geht',
        hint: 'Auch ihre Rechte in den Namespaces des Teams gehen.',
      },
    },
  }),
};

export default messages;
