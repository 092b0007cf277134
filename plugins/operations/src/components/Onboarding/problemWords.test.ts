import { checkOnboarding } from '@operate-first/plugin-operations-common';
import { OPTIONS } from '../../__fixtures__/onboarding';
import { Translate } from '../../hooks/useOperationsTranslation';
import de from '../../translations/deOnboarding';
import { settle } from './defaults';
import { BLANK, blankNamespace, blankService, OnboardingForm } from './form';
import { checkForm } from './problems';
import { problemInWords } from './problemWords';
import { requestOf } from './request';

const OWN = {
  noPlace: 'OWN',
  noTeam: 'OWN',
  wrongTarget: 'OWN',
  noProject: 'OWN',
  wrongAddress: 'OWN',
};

/** As the page says it in German. */
const inGerman = ((key: keyof typeof de, values: Record<string, string>) =>
  de[key].replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => values[name],
  )) as unknown as Translate;

function problemsOf(edit: Partial<OnboardingForm>) {
  const form = settle(
    { ...BLANK, name: 'pay', team: 'sales', ...edit },
    OPTIONS,
    [],
  );
  return checkForm(form, requestOf(form, OPTIONS), OPTIONS, OWN);
}

const named = (name: string) => ({ ...blankNamespace('1'), name });
const limited = (name: string, amount: string) => ({
  ...blankNamespace('1'),
  tier: 'custom' as const,
  limits: [{ name, amount }],
});

describe('what is wrong with a form', () => {
  it.each<[string, Partial<OnboardingForm>]>([
    ['Der Name fehlt.', { name: '' }],
    ['„Pay“ hat Großbuchstaben. Schreiben Sie pay.', { name: 'Pay' }],
    ['„a.b“ hat einen Punkt. Schreiben Sie a-b.', { name: 'a.b' }],
    ['„a-“ beginnt oder endet mit einem Bindestrich.', { name: 'a-' }],
    ['„pay🎫“ hat Zeichen, die ein Name nicht haben kann.', { name: 'pay🎫' }],
    ['wie in payments.', { name: '🎫' }],
    ['hat 64 Zeichen, und 63 sind erlaubt.', { name: 'a'.repeat(64) }],
    ['„default“ gehört dem Cluster.', { namespaces: [named('default')] }],
    [
      '„same“ steht schon bei namespaces[0].name.',
      { namespaces: [named('same'), { ...named('same'), id: '2' }] },
    ],
    [
      'Kein Cluster dieses Repositorys heißt so. Wählen Sie eines von diesen: eu-1, us-1, lab-1.',
      {
        namespaces: [
          { ...named('pay'), places: [{ environment: 'p', cluster: 'x' }] },
        ],
      },
    ],
    [
      'Argo CD liefert aus einem Repository aus.',
      { source: 'existing', repository: '' },
    ],
    [
      'Das Portal weiß nicht, wo es nachsehen soll.',
      { promise: 'probe', addresses: { production: '' } },
    ],
    ['„much“ ist keine Menge.', { namespaces: [limited('pods', 'much')] }],
    [
      'Kubernetes begrenzt nichts, das „cpus“ heißt.',
      { namespaces: [limited('cpus', '1')] },
    ],
    [
      'Eigene Grenzen ohne eine Grenze begrenzen nichts.',
      { namespaces: [limited('pods', '')] },
    ],
    ['Schreiben Sie eine Adresse wie', { chat: 'x;rm' }],
    [
      'Schreiben Sie die Adresse eines Git-Repositorys.',
      { source: 'existing', repository: 'nothing' },
    ],
    [
      'Schreiben Sie einen Ordner im Repository',
      { source: 'existing', repository: 'https://g.example.org/a', path: '/' },
    ],
    [
      'Schreiben Sie einen Branch, ein Tag oder einen Commit.',
      {
        source: 'existing',
        repository: 'https://g.example.org/a',
        revision: '..',
      },
    ],
    ['Schreiben Sie eine Zeile Text', { title: 'a\u202eb' }],
    ['Schreiben Sie höchstens 500 Zeichen.', { title: 'a'.repeat(501) }],
    ['Schreiben Sie Tage oder Wochen', { window: '1y' }],
    ['Schreiben Sie einen Pfad', { promise: 'requests', metricsPath: 'x y' }],
    ['Schreiben Sie etwas.', { lifecycle: ' ' }],
    [
      '„pay“ steht schon bei',
      {
        further: [
          {
            ...blankService('1'),
            name: 'pay',
            repository: 'https://g.example.org/a',
          },
        ],
      },
    ],
  ])('is said in German: %s', (german, edit) => {
    const problems = problemsOf(edit);
    const said = problems.map(problem => problemInWords(problem, inGerman));
    expect(said.join('\n')).toContain(german);
    // Nothing of it stays English.
    expect(
      problems.filter(
        (problem, index) =>
          said[index] === undefined && problem.message !== 'OWN',
      ),
    ).toEqual([]);
  });

  it('knows the sentences that no form brings about', () => {
    const said = (message: string) =>
      problemInWords({ field: 'x', message }, inGerman);
    const request = requestOf(
      settle({ ...BLANK, name: 'pay', team: 'sales' }, OPTIONS, []),
      OPTIONS,
    );
    const [service] = request.services;
    const { problems } = {
      problems: checkOnboarding(
        {
          ...request,
          requester: 'user:default/ada',
          team: { name: 'sales', members: ['Ada', 'ada'] },
          delivery: 'flux',
          services: [
            {
              ...service,
              repository: {
                url: 'git@example.org:a',
                path: 'deploy',
                revision: 'main',
              },
              slo: { target: 0.9, window: '30d', sli: 'requests' },
              metrics: undefined,
            },
          ],
        },
        {
          repository: 'https://g.example.org',
          clusters: [{ name: 'us-1', flavour: 'kubernetes' }],
          letIn: [],
          dataSource: 'prometheus',
          portal: 'https://p.example.org',
        },
      ),
    };
    expect(problems.map(({ message }) => said(message))).toEqual([
      expect.stringContaining('nur groß und klein geschrieben'),
      expect.stringContaining('Flux liest nur'),
      expect.stringContaining('Anfragen werden aus Metriken gezählt'),
    ]);
    expect(said('The namespace pay belongs to data.')).toBeUndefined();
    expect(said('"a" has a dot. Write lower-case letters.')).toBeUndefined();
  });
});
