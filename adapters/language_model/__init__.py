"""An endpoint that speaks OpenAI's chat completions: Ollama, vLLM, a hosted one."""
