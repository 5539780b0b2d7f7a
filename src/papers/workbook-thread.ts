/** What runs inside the thread that writes a workbook. */
import { parentPort, workerData } from 'node:worker_threads';
import { type TableSheet, workbookBytes } from './workbook-bytes.ts';

parentPort?.postMessage(await workbookBytes(workerData as TableSheet[]));
