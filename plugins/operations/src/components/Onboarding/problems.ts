import {
  checkName,
  checkOnboarding,
  OnboardingOptions,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingTree,
  readOnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { readTarget } from '../SloPage/target';
import { SettledForm } from './form';
import { hasProjects, isAddressOn } from './hosts';
import { environmentsOf, FilledRequest } from './request';

/** Where nobody but the portal says who asks: for checks that need somebody. */
const SOMEBODY = 'user:default/somebody';

/** As much of a tree as is known from outside. */
function treeOf({ clusters, repository }: OnboardingOptions): OnboardingTree {
  return {
    repository: repository ?? 'https://git.invalid',
    clusters: clusters.map(({ name, flavour }) => ({ name, flavour })),
    letIn: [],
    dataSource: 'prometheus',
    portal: 'https://portal.invalid',
  };
}

/** Words that are said here, because the form asks otherwise than a file would. */
export interface OwnWords {
  noPlace: string;
  noTeam: string;
  wrongTarget: string;
  noProject: string;
  /** Where a new repository cannot be on its host. */
  wrongAddress: string;
}

/** What follows from the name, and from where it runs, is wrong like these: that is said once, where it can be changed. */
function isConsequence(
  { field, value }: OnboardingProblem,
  form: SettledForm,
): boolean {
  const names = [form.name, ...form.further.map(({ name }) => name)];
  const [, index] = /^services\[(\d+)\]\.slo\.sli$/.exec(field) ?? [];
  const isNameless = checkName('', names[Number(index ?? 0)] ?? '');
  if (index !== undefined) {
    return Boolean(isNameless) || environmentsOf(form).length === 0;
  }
  if (!isNameless) return false;
  return (
    (/^namespaces\[\d+\]\.name$/.test(field) && !value) ||
    (field.startsWith('services[0].repository') &&
      form.source === 'new' &&
      !form.host)
  );
}

/** What the template needs to make a repository on a host. */
function checkHost(form: SettledForm, words: OwnWords): OnboardingProblem[] {
  const { host, newRepository = '', project } = form;
  if (!host) return [];
  const problems: OnboardingProblem[] = [];
  if (!isAddressOn(newRepository, host)) {
    problems.push({
      field: 'services[0].repository',
      value: newRepository,
      message: words.wrongAddress,
    });
  }
  if (hasProjects(host) && !/^[\w~-]{1,100}$/.test(project)) {
    problems.push({
      field: 'project',
      value: project,
      message: words.noProject,
    });
  }
  return problems;
}

/**
 * What is wrong with a form, as far as it can be known at once.
 *
 * @internal
 */
export function checkForm(
  form: SettledForm,
  request: FilledRequest,
  options: OnboardingOptions,
  words: OwnWords,
): OnboardingProblem[] {
  const tree = treeOf(options);
  const full: OnboardingRequest = {
    ...request,
    requester: SOMEBODY,
    team: { ...request.team, members: [] },
  };
  const own: OnboardingProblem[] = [
    ...(form.team === ''
      ? [{ field: 'team.name', value: '', message: words.noTeam }]
      : []),
    ...form.namespaces.flatMap(({ places }, index) =>
      places.length === 0
        ? [{ field: `namespaces[${index}].places`, message: words.noPlace }]
        : [],
    ),
    ...(form.promise !== 'none' && readTarget(form.target) === undefined
      ? [
          {
            field: 'services[0].slo.target',
            value: form.target,
            message: words.wrongTarget,
          },
        ]
      : []),
    ...checkHost(form, words),
  ];
  // Where the schema refuses something, it says nothing of names and quotas: both are asked.
  const found = [
    ...own,
    ...readOnboardingRequest(full, tree).problems,
    ...checkOnboarding(full, tree),
  ];
  const told = new Set<string>();
  return found.filter(problem => {
    const isNews = !told.has(problem.field);
    told.add(problem.field);
    return isNews && !isConsequence(problem, form);
  });
}

/** The fields that the form shows, as problems name them. @internal */
export function fieldsOf(form: SettledForm): string[] {
  const service = 'services[0]';
  return [
    'team',
    'project',
    ...form.further.flatMap((_, index) => {
      const at = `services[${index + 1}]`;
      return [
        at,
        ...[
          'name',
          'repository',
          'repository.path',
          'repository.revision',
          'addresses',
        ].map(field => `${at}.${field}`),
      ];
    }),
    ...[
      'name',
      'title',
      'description',
      'type',
      'lifecycle',
      'system',
      'visibility',
      'repository',
      'repository.path',
      'repository.revision',
      'addresses',
      'metrics',
      'slo',
      'slo.window',
      'slo.target',
      'issueTracker',
      'chat',
    ].map(field => `${service}.${field}`),
    ...form.namespaces.flatMap(({ limits }, index) => {
      const at = `namespaces[${index}]`;
      return [
        `${at}.name`,
        `${at}.places`,
        `${at}.quota`,
        ...limits.map(({ name }) => `${at}.quota.hard.${name}`),
      ];
    }),
  ];
}

/** Whether a field is another one, or a part of it. */
function isWithin(field: string, whole: string): boolean {
  return (
    field === whole ||
    field.startsWith(`${whole}.`) ||
    field.startsWith(`${whole}[`)
  );
}

/** What is said at each field, and what belongs to none. @internal */
export interface PlacedProblems {
  at: Map<string, string>;
  elsewhere: OnboardingProblem[];
}

/**
 * Puts every problem at the field that it is about.
 *
 * @internal
 */
export function placeProblems(
  problems: OnboardingProblem[],
  fields: string[],
): PlacedProblems {
  const at = new Map<string, string>();
  const elsewhere: OnboardingProblem[] = [];
  for (const problem of problems) {
    const place = fields
      .filter(field => isWithin(problem.field, field))
      .sort((a, b) => b.length - a.length)
      .at(0);
    if (place === undefined) elsewhere.push(problem);
    else if (!at.has(place)) at.set(place, problem.message);
  }
  return { at, elsewhere };
}

/**
 * What nobody has come to yet is not wrong yet; once they want to send, it is.
 *
 * @internal
 */
export function isUnfilled({ value }: OnboardingProblem): boolean {
  return !value;
}
