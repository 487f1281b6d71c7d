import { describe, expect, it } from 'vitest';
import { fitToDisplays, MINIMUM_SIZE } from '../../electron/main/window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('fitToDisplays', () => {
  it('keeps a window that is where it was', () => {
    const bounds = { x: 1600, y: 100, width: 1200, height: 900 };
    expect(fitToDisplays(bounds, [laptop, second])).toEqual(bounds);
  });

  it('gives up a window whose screen is gone', () => {
    expect(fitToDisplays({ x: 1600, y: 100, width: 1200, height: 900 }, [laptop])).toBeNull();
  });

  it('gives up a window whose title bar is above or below every screen', () => {
    expect(fitToDisplays({ x: 100, y: -200, width: 1200, height: 900 }, [laptop])).toBeNull();
    expect(fitToDisplays({ x: 100, y: 890, width: 1200, height: 900 }, [laptop])).toBeNull();
  });

  it('gives up a window of which only a sliver could be grabbed', () => {
    expect(fitToDisplays({ x: 1400, y: 100, width: 1200, height: 700 }, [laptop])).toBeNull();
  });

  it('shrinks a window to the screen that shows most of it', () => {
    expect(fitToDisplays({ x: 10, y: 30, width: 3000, height: 2000 }, [laptop])).toEqual({
      x: 10,
      y: 30,
      width: laptop.width,
      height: laptop.height,
    });
  });

  it('never restores a window too small to use', () => {
    const fitted = fitToDisplays({ x: 10, y: 30, width: 200, height: 50 }, [laptop]);
    expect(fitted).toMatchObject(MINIMUM_SIZE);
  });
});
