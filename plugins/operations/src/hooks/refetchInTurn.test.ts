import { Cache } from 'swr';
import { refetchInTurn } from './refetchInTurn';

function asker() {
  const answers: (() => void)[] = [];
  let underWay = 0;
  let atMost = 0;
  const ask = async () => {
    underWay += 1;
    atMost = Math.max(atMost, underWay);
    await new Promise<void>(resolve => answers.push(resolve));
    underWay -= 1;
  };
  return {
    ask,
    asked: () => answers.length,
    answer: (index: number) => answers[index](),
    atMost: () => atMost,
  };
}

const settled = () => new Promise(resolve => setTimeout(resolve));

describe('refetchInTurn', () => {
  it('asks once at a time, and once more for all who asked meanwhile', async () => {
    const cache: Cache = new Map();
    const { ask, asked, answer, atMost } = asker();
    for (let part = 0; part < 16; part++) {
      void refetchInTurn(cache, ['silences'], ask);
    }
    expect(asked()).toBe(1);

    answer(0);
    await settled();
    expect(asked()).toBe(2);

    answer(1);
    await settled();
    expect(asked()).toBe(2);
    expect(atMost()).toBe(1);

    void refetchInTurn(cache, ['silences'], ask);
    expect(asked()).toBe(3);
  });

  it('keeps nobody waiting who asks for something else, or in another page', async () => {
    const cache: Cache = new Map();
    const { ask, asked } = asker();
    void refetchInTurn(cache, ['incident', 'INC-1'], ask);
    void refetchInTurn(cache, ['incident', 'INC-2'], ask);
    void refetchInTurn(new Map(), ['incident', 'INC-1'], ask);
    expect(asked()).toBe(3);
  });

  it('asks again after an answer that failed', async () => {
    const cache: Cache = new Map();
    const failing = jest.fn().mockRejectedValue(new Error('away'));
    await expect(refetchInTurn(cache, ['mine'], failing)).rejects.toThrow(
      'away',
    );
    await expect(refetchInTurn(cache, ['mine'], failing)).rejects.toThrow(
      'away',
    );
    expect(failing).toHaveBeenCalledTimes(2);
  });
});
