import js from '@eslint/js';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Where speed is made; each begins with what it computes and from what. */
const KERNELS = [
  'src/scheduling/{bound,counting,flow,place-pairs,timetable}.ts',
  'src/search/ranking/{answer,facets,pairs}.ts',
  'src/similarity/text-scorer.ts',
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'data', 'coverage', 'views/assets'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            '.dependency-cruiser.cjs',
            'import-rules.cjs',
            'build.mjs',
            'bench/speed/loop-delay.mjs',
            'test/faults/failing-files.mjs',
          ],
          // Small files that Node must run as they are; the default allows eight.
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 12,
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // The house's sizes (docs/ARCHITECTURE.md): files of at most 300 lines, functions of at most
      // 60.
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      // What a reader takes in at once: no wide line and one statement or declaration a line.
      'max-len': [
        'error',
        {
          code: 120,
          ignoreUrls: true,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
        },
      ],
      'max-statements-per-line': ['error', { max: 1 }],
      'no-nested-ternary': 'error',
      '@typescript-eslint/no-shadow': 'error',
      'one-var': ['error', { initialized: 'never', uninitialized: 'never' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/config.ts only.' },
      ],
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // Every expression that meets a visitor's text takes time in the length of the text.
    files: ['src/**', 'indexer/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  },
  {
    files: ['src/**', 'indexer/**'],
    rules: {
      // What nobody waits for says itself where its fault goes; a rejection that nobody takes ends
      // the server.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
      complexity: ['error', 15],
    },
  },
  {
    // Inner loops over arrays of numbers: a call or an object at each step costs what they save.
    files: KERNELS,
    rules: { 'max-depth': 'off', complexity: 'off' },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['test/**', 'bench/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-require-imports': 'off',
    },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'readonly',
        require: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
