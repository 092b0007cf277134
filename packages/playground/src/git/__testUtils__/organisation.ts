import { Person, Source } from '../../catalog/model';

export const PEOPLE: Person[] = ['Ada', 'Ben', 'Zoë', 'Dan'].map(
  (first, index) => ({
    name: `${first} Example`,
    email: `${'abzd'[index]}@example.org`,
    groups: [index < 3 ? 'sales' : 'platform'],
  }),
);

export function source(name: string): Source {
  return {
    name,
    title: `The ${name}`,
    description: `Answers for ${name}.`,
    owner: 'sales',
    routes: [`GET /${name}/{id}`, `POST /${name}`],
    calls: ['leaf'],
    catalogInfo: `kind: Component\nmetadata:\n  name: ${name}\n`,
  };
}
