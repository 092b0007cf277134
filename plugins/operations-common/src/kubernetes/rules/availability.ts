import { Rule } from '../rule';
import { Workload } from '../workload';
import { customObjects } from './customKinds';

/** Nothing that runs was found. */
export const nothingFound: Rule = {
  code: 'kubernetes.nothing-found',
  family: 'workloads',
  reads:
    'whether there is a workload, a job, a pod or an object of a configured kind at all',
  verdict: 'unknown',
  words: 'There is nothing to judge: no workloads were found.',
  whatToDo:
    'Check the labels or the selector by which the service is found, and its namespace.',
  find: view =>
    view.workloads.length > 0 || customObjects(view).length > 0
      ? []
      : [
          {
            status: 'unknown',
            message: 'There is nothing to judge: no workloads were found.',
          },
        ],
};

function isWell({ serves, wanted, available }: Workload): boolean {
  return serves && wanted > 0 && available >= wanted;
}

/** What is as it should be. */
export const available: Rule = {
  code: 'kubernetes.available',
  family: 'workloads',
  reads: 'wanted and available replicas',
  verdict: 'healthy; silent where a reason before tells of its trouble',
  words: 'All pods of web are available.',
  whatToDo: 'Nothing.',
  find: ({ workloads, explained }) =>
    workloads
      .filter(isWell)
      .filter(({ key }) => !explained.has(key))
      .map(({ ref, wanted }) => ({
        status: 'healthy',
        message:
          wanted === 1
            ? `The pod of ${ref.name} is available.`
            : `All pods of ${ref.name} are available.`,
        object: ref,
      })),
};
