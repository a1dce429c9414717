// GraphiQL on this server's GraphQL, opened with a tab for each of the questions in docs/questions.
const { React, ReactDOM, GraphiQL } = window;

const answer = await fetch("/web/questions.json");
const questions = answer.ok ? await answer.json() : [];

const root = ReactDOM.createRoot(document.getElementById("graphiql"));
root.render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultTabs: questions.map(({ query }) => ({ query })),
    defaultQuery: questions[0]?.query,
    defaultEditorToolsVisibility: false,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
