import { freePorts } from './freePorts';

describe('freePorts', () => {
  it('gives each port once, though nobody listens there yet', async () => {
    const given: number[] = [];
    for (let asked = 0; asked < 60; asked++)
      given.push(...(await freePorts(5)));
    expect(new Set(given).size).toBe(given.length);
  });
});
