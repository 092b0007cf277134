import { DEFAULT_POLICY } from './defaults';
import { policySentences } from './policySentences';

describe('the policy in words', () => {
  it('names its numbers', () => {
    const text = policySentences(DEFAULT_POLICY).join('\n');
    expect(text).toMatchInlineSnapshot(`
      "An alert of severity page opens an incident at once.
      Alerts of severity ticket join open incidents and open none.
      Alerts of severity info have no part in incidents.
      Only alerts of production open incidents; an alert that names no environment counts as of production.
      All that burns in one service is one incident, whichever source tells of it; the same alert of two sources counts once.
      A service that suffers with one that it needs, up to 3 steps away, is part of that one's incident if they are at most 2 min apart, or while the other is still broken. When what is needed is told of last, the incident moves to it, and those that turn out to be one are merged.
      More than 5 services that break within 2 min without a common root are one incident, by cluster where they share one.
      An alert that belongs to no service opens an incident only if it is of severity page, one for all of its name.
      An alert that fires 4 times or more within 15 min flaps, and counts when it has fired for 5 min without a break.
      In announced maintenance of a service nothing opens, neither of it nor of those that need it and suffer with it. Silenced and inhibited alerts do not count.
      An outage is SEV2, or SEV1 if more than 10 services suffer; major is SEV3, minor is SEV4. What becomes worse is raised; what people have set is never lowered.
      What fires again within 30 min after it was resolved reopens its incident.
      A budget that burns within 1 h after an incident of its service was resolved may still burn from that: it opens and reopens nothing while nothing else fires there or in what the service needs.
      When nothing of an incident has fired for 5 min, resolving it is suggested.
      Incidents are only ever resolved by people."
    `);
  });

  it('says what is configured otherwise', () => {
    const text = policySentences({
      ...DEFAULT_POLICY,
      opens: ['page', 'ticket'],
      waitSeconds: { page: 30, ticket: 600, info: 0 },
      environments: ['production', 'public'],
      closeUntouchedSeconds: 600,
    }).join('\n');
    expect(text).toContain(
      'severity page opens an incident when it has fired for 30 s.',
    );
    expect(text).toContain(
      'severity ticket opens an incident when it has fired for 10 min.',
    );
    expect(text).toContain('Alerts of severity info join');
    expect(text).toContain('Only alerts of production and public open');
    expect(text).toContain('resolved when nothing of it has fired for 10 min');
    expect(text).not.toContain('have no part');
  });

  it('says when nothing opens anything', () => {
    const text = policySentences({
      ...DEFAULT_POLICY,
      opens: [],
      environments: [],
    }).join('\n');
    expect(text).toContain('No alert opens an incident.');
    expect(text).toContain('No environment is named');
    expect(text).not.toContain('undefined');
  });
});
