/**
 * How far a build is: one event when a stage starts, any number while it runs, one when it ends.
 */
export interface Progress {
  stage: Stage;
  done: number;
  /** Known for some stages only. */
  total?: number;
  /** Of what `done` counts. */
  unit: string;
  finished: boolean;
}

export type Stage = 'read' | 'analyse' | 'learn' | 'embed' | 'write' | 'send' | 'publish';

export type Report = (progress: Progress) => void;

/** A stage's own reporter: `step` while it runs, `end` with what it made. */
export function stageReport(
  report: Report,
  stage: Stage,
  unit: string,
  total?: number,
): { step: (done: number) => void; end: (done: number) => void } {
  report({ stage, done: 0, total, unit, finished: false });
  return {
    step: (done) => report({ stage, done, total, unit, finished: false }),
    end: (done) => report({ stage, done, total: total ?? done, unit, finished: true }),
  };
}
