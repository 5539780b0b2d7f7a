/** The settings of an embedding service; config.ts holds all others and reads them. */
import { z } from 'zod';

/** A key belongs into its own setting: an address is shown in messages. */
function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

export const EMBEDDING_SETTINGS = {
  embedUrl: z
    .string()
    .refine(
      isServiceAddress,
      'an address such as http://127.0.0.1:11434, without a name and password in it',
    )
    .optional()
    .describe(
      'Address of an embedding service (POST /v1/embeddings); without it dense vectors take no part',
    ),
  embedModel: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Model that the service is asked for; needed with embedUrl'),
  embedKey: z
    .string()
    .min(1)
    .optional()
    .describe('Key that is sent to the embedding service; it is never logged'),
  embedBatch: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(32)
    .describe('Most texts in one request to the embedding service'),
  embedTimeout: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(1_500)
    .describe(
      'Most milliseconds that a question waits for the embedding service before it goes on without',
    ),
  embedTextPrefix: z
    .string()
    .max(500)
    .default('')
    .describe(
      'Words put before every text of the catalogue, for models that were trained with some',
    ),
  embedQuestionPrefix: z
    .string()
    .max(500)
    .default('')
    .describe('Words put before every question, for models that were trained with some'),
  embedTextType: z
    .string()
    .max(100)
    .default('')
    .describe('`input_type` sent with texts of the catalogue, for services that ask for one'),
  embedQuestionType: z
    .string()
    .max(100)
    .default('')
    .describe('`input_type` sent with questions, for services that ask for one'),
  embedQuestionModel: z
    .string()
    .max(200)
    .optional()
    .describe('Model that questions are placed by, where it has another name than that of texts'),
  embedSearch: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .describe(
      'Whether questions typed into the search page are sent to the embedding service, too; outlines always are',
    ),
};
