import { Person, Source } from '../../catalog/model';
import { Chance } from './Chance';
import { Author } from './model';

/** Who writes a service: its first author, who knows it best, the others of the group, and a guest. @internal */
export function teamOf(source: Source, people: Person[]): Author[] {
  const chance = Chance.of(`team ${source.name}`);
  const isOwner = ({ groups }: Person) => groups.includes(source.owner);
  const owners = chance.shuffled(people.filter(isOwner));
  const guests = chance.shuffled(people.filter(person => !isOwner(person)));
  const team = [...owners, ...guests.slice(0, owners.length > 0 ? 1 : 3)];
  return team.map(({ name, email }) => ({ name, email }));
}

/** One of a team; the first writes half of everything, each further one half of the rest. @internal */
export function someAuthor(chance: Chance, team: Author[]): Author {
  return team.find(() => chance.is(0.5)) ?? team[0];
}
