import type { Meilisearch, Task } from 'meilisearch';
import { Problem } from '../domain/problem.ts';
import { insist, shownAddress } from './connection.ts';

/**
 * First and longest pause between two looks at a task: most take some hundredths of a second, a big
 * batch a minute.
 */
const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 500;

/**
 * A server whose disk is full cannot even write down that a task failed, and begins it again and
 * again.
 */
const MOST_BEGINNINGS = 3;

/**
 * Waits until a task is done, through a restart of the server. The client's own wait neither
 * retries nor tells failures apart.
 * @throws Problem `unavailable` when the server begins the task again and again
 */
export async function taskOutcome(client: Meilisearch, uid: number): Promise<Task> {
  const beginnings = new Set<string>();
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_LOOK_MS)) {
    const task = await insist(() => client.tasks.getTask(uid));
    if (task.status !== 'enqueued' && task.status !== 'processing') return task;
    if (task.startedAt) beginnings.add(String(task.startedAt));
    if (beginnings.size > MOST_BEGINNINGS) {
      throw new Problem(
        'unavailable',
        `Meilisearch at ${shownAddress(client.config.host)} begins task ${uid} again and again and does not get through; most often its disk is full. Give it room, look at its log and run again. The build in use goes on serving.`,
      );
    }
    await new Promise((done) => setTimeout(done, pause));
  }
}

/**
 * Sends a write, waits for its task and insists that it succeeded.
 * @param doing what is done, for the message: "set the settings of x"
 * @throws Problem `unavailable` with the server's own words
 */
export async function finishTask(
  client: Meilisearch,
  doing: string,
  write: () => Promise<{ taskUid: number }>,
): Promise<Task> {
  const { taskUid } = await insist(write);
  const task = await taskOutcome(client, taskUid);
  if (task.status === 'succeeded') return task;
  throw new Problem(
    'unavailable',
    `Meilisearch at ${shownAddress(client.config.host)} could not ${doing}: ${task.error?.message ?? `the task was ${task.status}`} The build in use goes on serving.`,
  );
}

/** Waits until nothing that an earlier run sent to an index is still waiting or under way. */
export async function quiet(client: Meilisearch, uid: string): Promise<void> {
  for (;;) {
    const { results } = await insist(() =>
      client.tasks.getTasks({ indexUids: [uid], statuses: ['enqueued', 'processing'], limit: 1 }),
    );
    if (results.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LONGEST_LOOK_MS));
  }
}
