"""The MCP server, asked with the SDK's own client."""
