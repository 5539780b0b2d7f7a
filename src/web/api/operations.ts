import { catalogueOperations } from './catalogue-operations.ts';
import { equipmentOperations } from './equipment-operations.ts';
import { matchOperations } from './match-operations.ts';
import { missionOperations } from './mission-operations.ts';
import type { Operation } from './operation.ts';
import { openDataOperation } from './open-data-operation.ts';
import { postingOperations } from './posting-operations.ts';
import { searchOperations } from './search-operations.ts';

/** Every operation of the API, in the order of its document. */
export const OPERATIONS: readonly Operation[] = [
  ...searchOperations,
  ...equipmentOperations,
  ...postingOperations,
  ...matchOperations,
  ...missionOperations,
  ...catalogueOperations,
  openDataOperation,
];
