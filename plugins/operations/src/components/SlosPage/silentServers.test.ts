import { objectiveOf, sloOf } from '../../__fixtures__/slos';
import { silentServersOf } from './silentServers';

const silent = (server: string, unknownCode: string, index = 0) =>
  objectiveOf('unknown', {
    index,
    server,
    unknownCode,
    message: `Not measured since 09:05 UTC: ${server} does not answer.`,
  });

describe('servers that do not answer', () => {
  it('are named with how many SLOs they leave unknown, each SLO once', () => {
    const slos = [
      sloOf('a', 'unknown', {
        objectives: [
          silent('eu-1', 'prometheus.unreachable'),
          silent('eu-1', 'prometheus.unreachable', 1),
        ],
      }),
      sloOf('b', 'unknown', {
        objectives: [silent('us-1', 'prometheus.timeout')],
      }),
      sloOf('c', 'unknown', {
        objectives: [silent('us-1', 'prometheus.timeout')],
      }),
    ];
    expect(silentServersOf(slos)).toEqual([
      {
        server: 'us-1',
        message: 'Not measured since 09:05 UTC: us-1 does not answer.',
        slos: 2,
      },
      {
        server: 'eu-1',
        message: 'Not measured since 09:05 UTC: eu-1 does not answer.',
        slos: 1,
      },
    ]);
  });

  it.each(['no-traffic', 'no-data', 'prometheus.query', 'prometheus.size'])(
    'are not those of %s, which is the trouble of one objective',
    code => {
      const objectives = [silent('eu-1', code)];
      expect(silentServersOf([sloOf('a', 'unknown', { objectives })])).toEqual(
        [],
      );
    },
  );
});
