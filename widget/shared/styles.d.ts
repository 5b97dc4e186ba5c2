/** The bundler takes a style sheet as an import for its effect. */
declare module '*.css';
