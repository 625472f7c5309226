import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, ConsoleSpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createHoop } from "@x/hoop";

// A program has its own provider; this one prints.
trace.setGlobalTracerProvider(
  new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] }),
);
const tracer = trace.getTracer("hoop-jobs");

const hoop = createHoop({
  observe: {
    // Events carry names, numbers and statuses only: nothing of an address, a header or a body.
    onCall: ({ operation, ms, ...attributes }) => {
      const end = Date.now();
      tracer.startSpan(`hoop ${operation}`, { startTime: end - ms, attributes }).end(end);
    },
  },
});

console.log((await hoop.server.info()).version);
