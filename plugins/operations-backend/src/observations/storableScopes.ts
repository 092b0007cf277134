import {
  ConfigurationProblem,
  Scope,
} from '@operate-first/plugin-operations-common';
import { ServiceDeclaration } from '@operate-first/plugin-operations-node';

/** As long as the columns are. */
const LENGTHS = { environment: 63, cluster: 253, namespace: 253 };

type Part = keyof typeof LENGTHS;

function isStorable(part: Part, value: string): boolean {
  return value.length <= LENGTHS[part] && !/\p{Cc}/u.test(value);
}

/** Whether rows can hold a scope. @internal */
export function isStorableScope(scope: Scope): boolean {
  return (Object.keys(LENGTHS) as Part[]).every(part =>
    isStorable(part, scope[part] ?? ''),
  );
}

function problemsOf(source: string, scope: Scope): ConfigurationProblem[] {
  return (Object.keys(LENGTHS) as Part[])
    .filter(part => !isStorable(part, scope[part] ?? ''))
    .map(part => ({
      source,
      field: part,
      value: scope[part]?.slice(0, LENGTHS[part]),
      message: `This is not the name of a ${part}, so nobody looks there.`,
      remedy: `Write at most ${LENGTHS[part]} characters, without control characters, for example ${part}: production.`,
    }));
}

/** Leaves out what no row can hold, and says so: the declarations of other services are stored. @internal */
export function withStorableScopes(
  source: string,
  declaration: ServiceDeclaration,
): ServiceDeclaration {
  const problems = declaration.scopes.flatMap(scope =>
    problemsOf(source, scope),
  );
  if (problems.length === 0) return declaration;
  return {
    ...declaration,
    scopes: declaration.scopes.filter(
      scope => problemsOf(source, scope).length === 0,
    ),
    problems: [...declaration.problems, ...problems],
  };
}
