import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSloToEntity } from './openSloToEntity';
import { parseOpenSlo } from './parseOpenSlo';

/*
 * Documents of OpenSLO's own repositories: its examples, and what its tools are tested with. They lie beside the
 * checkout where the project is developed, and are not part of it; without them the tables of parseOpenSlo.test.ts
 * speak for themselves.
 */
const DATA = resolve(__dirname, '../../../../../shared/data/openslo');
const SCHEMA = 'OpenSLO/schema-test/spec-files';
const TOOL = 'oslo/test/inputs/validate';
const name = /"(example|my-rad) service" is no name/;
const old = /v1alpha is not read any more. Convert it like this/;

/** What is refused, with why; OpenSLO's own tools refuse it for the same reason. Everything else is taken. */
const REFUSED: Record<string, Array<[document: string, why: RegExp]>> = {
  [`${SCHEMA}/v1/alert-condition/alert-condition-no-condition.yaml`]: [
    ['AlertCondition/alert-condition', /spec.condition: Is missing/],
  ],
  [`${SCHEMA}/v1/alert-condition/alert-condition-no-sev.yaml`]: [
    ['AlertCondition/alert-condition', /spec.severity: Is missing/],
  ],
  [`${SCHEMA}/v1/alert-notification-target/alert-notification-target-no-target.yaml`]:
    [
      [
        'AlertNotificationTarget/on-call-devops-mail-notification',
        /spec.target: Is missing/,
      ],
    ],
  [`${SCHEMA}/v1/alert-policy/alert-policy-malformed-cond.yaml`]: [
    ['AlertPolicy/alert-policy', /Neither conditionRef nor spec/],
  ],
  [`${SCHEMA}/v1/alert-policy/alert-policy-malformed-targetref.yaml`]: [
    ['AlertPolicy/alert-policy', /Neither targetRef nor spec/],
  ],
  [`${SCHEMA}/v1/alert-policy/alert-policy-no-cond.yaml`]: [
    ['AlertPolicy/alert-policy', /spec.conditions: Is missing/],
  ],
  [`${SCHEMA}/v1/invalid-apiversion.yaml`]: [
    ['AlertNotificationTarget/OnCallDevopsMailNotification', old],
  ],
  [`${SCHEMA}/v1/sli/sli-description-ratio-inline-metricsource.yaml`]: [
    ['SLI/great-sli', /ratioMetric.total.metricSource.spec: Is missing/],
  ],
  [`${SCHEMA}/v1/sli/sli-ratio-good-and-bad.yaml`]: [
    ['SLI/great-sli', /good and bad exclude each other/],
  ],
  'go-sdk/pkg/openslo/v1alpha/examples/services.yaml': [
    ['Service/example-service', old],
  ],
  'go-sdk/pkg/openslo/v1alpha/examples/slos.yaml': [
    ['SLO/web-latency-threshold', old],
    ['SLO/web-availability-ratio', old],
  ],
  'go-sdk/pkg/openslosdk/test_data/decode/v2alpha_slos.yaml': [
    ['SLO/foo-slo', /spec.budgetingMethod: Is missing/],
    ['SLO/bar-slo', /spec.budgetingMethod: Is missing/],
  ],
  'oslo/internal/files/testdata/format/invalid-service.yaml': [
    ['Service/my-rad-service-…', name],
  ],
  'oslo/internal/files/testdata/format/valid-service.json': [
    ['Service/my-rad-service', old],
  ],
  'oslo/internal/files/testdata/format/valid-service.yaml': [
    ['Service/my-rad-service', old],
  ],
  [`${TOOL}/mix/1.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/mix/2.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/mix/3.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/recursive/1.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/recursive/nested/2.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/recursive/nested/nested2/nested3/3.yaml`]: [
    ['Service/example-service-…', name],
  ],
  [`${TOOL}/unknown-field.yaml`]: [['Service/my-rad-service-…', name]],
  [`${TOOL}/v1.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/v2alpha.yaml`]: [['Service/example-service-…', name]],
  [`${TOOL}/v1alpha.yaml`]: [
    ['Service/my-rad-service-…', name],
    ['Service/this', old],
    ['SLO/ratio', /timeSliceTarget: Is missing/],
    ['SLO/my-amazing-slo', old],
  ],
};

/** Files that say of themselves that they are not of OpenSLO. */
const OTHERS = [
  `${SCHEMA}/invalid-apiversion.yaml`,
  `${TOOL}/invalid-apiversion.yaml`,
];

const files = existsSync(DATA)
  ? readdirSync(DATA, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(ya?ml|json)$/.test(file))
      .sort()
  : [];

// Without the documents there is nothing to look at; the gate says which tests it left out.
const whereTheyAre = files.length > 0 ? describe : describe.skip;

whereTheyAre("OpenSLO's own documents", () => {
  it('are all here', () => {
    expect(files.length).toBeGreaterThanOrEqual(100);
    expect(files).toEqual(
      expect.arrayContaining([...Object.keys(REFUSED), ...OTHERS]),
    );
  });

  it.each(files.length > 0 ? files : ['none'])(
    '%s is taken, or refused for the reason that upstream gives',
    file => {
      const text = readFileSync(join(DATA, file), 'utf8');
      const { documents, others } = parseOpenSlo(text, { location: file });
      expect(documents.length > 0).toBe(!OTHERS.includes(file));
      expect(others).toHaveLength(OTHERS.includes(file) ? 1 : 0);

      const refused = documents.flatMap(document => {
        const entity = openSloToEntity(document);
        // Nothing of a document is lost on its way, but what must not be kept.
        expect(Object.keys(entity.spec ?? {})).toEqual(
          Object.keys(document.spec),
        );
        expect(JSON.stringify(entity)).not.toMatch(
          /:\s*"(accessKey|secretAccessKey|my-api-key|secretToken)"/,
        );
        const why = document.problems
          .filter(problem => problem.severity === 'error')
          .map(({ path, message }) => `${path}: ${message}`)
          .join('\n');
        const shown = document.metadata.name.replace(/-[0-9a-f]{6}$/, '-…');
        return why ? [{ document: `${document.kind}/${shown}`, why }] : [];
      });
      expect(refused).toEqual(
        (REFUSED[file] ?? []).map(([document, why]) => ({
          document,
          why: expect.stringMatching(why),
        })),
      );
    },
  );
});
