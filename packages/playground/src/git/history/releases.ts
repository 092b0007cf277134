import { Person, Source } from '../../catalog/model';
import { beginningOf, DAY_MS, HOUR_MS, later, someTime } from './calendar';
import { Chance } from './Chance';
import { Release } from './model';
import { someAuthor, teamOf } from './team';

/** Before the end of the history, so that the last one has been delivered when it ends. */
const LAST_BEFORE_MS = 5 * HOUR_MS;

/** The versions of a service, from 1.0.0 to the one that is deployed. @internal */
export function releasesOf(
  source: Source,
  people: Person[],
  until: Date,
): Release[] {
  const chance = Chance.of(`releases ${source.name}`);
  const team = teamOf(source, people);
  const begin = beginningOf(until);
  const last = later(until, -LAST_BEFORE_MS);
  const times = [
    someTime(chance, later(begin, 4 * DAY_MS), later(begin, 14 * DAY_MS)),
    ...Array.from({ length: chance.between(6, 12) }, () =>
      someTime(chance, later(begin, 15 * DAY_MS), later(last, -10 * DAY_MS)),
    ),
    someTime(chance, later(last, -9 * DAY_MS), last),
  ].sort((a, b) => a.getTime() - b.getTime());
  let [minor, patch] = [0, 0];
  return times.map((at, index) => {
    if (index > 0 && chance.is(0.55)) [minor, patch] = [minor + 1, 0];
    else if (index > 0) patch += 1;
    const version = `1.${minor}.${patch}`;
    return { version, at, by: someAuthor(chance, team) };
  });
}
