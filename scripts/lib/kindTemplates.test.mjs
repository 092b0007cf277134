import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import { kindFiles, listOf } from './kindTemplates.mjs';

const WALK = { name: 'walk', title: 'Take a walk', description: 'Outside.' };

function filesOf(kinds) {
  return kindFiles({
    kinds,
    schemaOf: () => ({ type: 'object', properties: {} }),
    formOf: () => ({ body: [{ options: ['Yes', 'No', 'on'] }] }),
  });
}

test('a kind has a template and an issue form', () => {
  const files = filesOf([WALK]);
  assert.deepEqual(Object.keys(files), [
    'templates/walk/template.yaml',
    'templates/issue-forms/walk.yml',
  ]);
  const { metadata, spec } = parse(files['templates/walk/template.yaml']);
  assert.equal(metadata.name, 'walk');
  assert.deepEqual(
    spec.steps.map(({ action }) => action),
    [
      'operations:tree:fetch',
      'operations:gitops:place',
      'operations:manifests:validate',
      'operations:kustomize:build',
      'operations:request:check',
      'operations:request:open',
    ],
  );
  for (const { input } of spec.steps.filter(({ input: { kind } }) => kind)) {
    assert.equal(input.kind, 'walk');
    assert.equal(input.parameters, '${{ parameters }}');
  }
});

test('what YAML 1.1 takes for yes and no stays text', () => {
  const text = filesOf([WALK])['templates/issue-forms/walk.yml'];
  assert.deepEqual(parse(text, { version: '1.1' }).body[0].options, [
    'Yes',
    'No',
    'on',
  ]);
});

test('the list keeps what it has, with its comments, and gets each template once', () => {
  const list = '# Mine\nspec:\n  targets:\n    - ./a/template.yaml # first\n';
  const once = listOf(parseDocument(list), [WALK]);
  assert.equal(once, `${list}    - ./walk/template.yaml\n`);
  assert.equal(listOf(parseDocument(once), [WALK]), once);
});
